import type { Plugin } from 'vite';

interface Chunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
  code: string;
}
type Bundle = Readonly<Record<string, Chunk | { readonly type: 'asset' }>>;

const alwaysNeeded = ['/favicon.svg', '/tablet.webmanifest', '/tablet-192.png'];

const chunkOf = (bundle: Bundle, moduleEnd: string): Chunk => {
  const found = Object.values(bundle).find(
    (each): each is Chunk => each.type === 'chunk' && each.facadeModuleId?.endsWith(moduleEnd) === true,
  );
  if (found === undefined) throw new Error(`The build has no ${moduleEnd}`);
  return found;
};

/** A chunk's files and those of all that it needs; of the chunks that ask for more later, that too. */
const filesFrom = (
  bundle: Bundle,
  start: Chunk,
  asksForMore: (name: string) => boolean,
): ReadonlySet<string> => {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    for (const next of [...chunk.imports, ...(asksForMore(name) ? chunk.dynamicImports : [])]) add(next);
  };
  add(start.fileName);
  return files;
};

/** Tells the tablet's worker which files its pages are made of. */
export const tabletFiles = (): Plugin => ({
  name: 'kerma-tablet-files',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, output) {
      const bundle = output as unknown as Bundle;
      const worker = chunkOf(bundle, 'tablet-worker.ts');
      const page = filesFrom(bundle, chunkOf(bundle, 'web/index.html'), () => false);
      // The program that all pages share leads to all of them: it is not followed there.
      const own = filesFrom(bundle, chunkOf(bundle, 'tablet-page.tsx'), (name) => !page.has(name));
      const files = [...new Set([...page, ...own])].sort().map((file) => `/${file}`);
      worker.code = worker.code.replace('__TABLET_FILES__', JSON.stringify([...alwaysNeeded, ...files]));
    },
  },
});
