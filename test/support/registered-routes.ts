import type { NestExpressApplication } from '@nestjs/platform-express';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: unknown;
}

/** What is registered under every verb there is passes requests on, and answers none: no route of ours has so many. */
const mostVerbs = 3;
const isPassingOn = (verbs: readonly string[]): boolean => verbs.length > mostVerbs || verbs[0] === '_all';

const layersOf = (handle: unknown): readonly Layer[] =>
  (handle as { stack?: readonly Layer[] } | undefined)?.stack ?? [];

const routesIn = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) => {
    if (route === undefined) return routesIn(layersOf(handle));
    const verbs = Object.keys(route.methods);
    return isPassingOn(verbs) ? [] : verbs.map((verb) => `${verb.toUpperCase()} ${route.path}`);
  });

/** Every route that the program answers, as its router knows it: "GET /api/v1/units/:id". */
export const registeredRoutes = (app: NestExpressApplication): string[] => {
  const { router } = app.getHttpAdapter().getInstance() as unknown as { router: unknown };
  return routesIn(layersOf(router)).toSorted();
};
