const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const nameIn = (agent: string, names: typeof browsers): string | null =>
  names.find(([pattern]) => pattern.test(agent))?.[1] ?? null;

/** What a browser says it is, as people say it: "Firefox on Windows". The first that fits counts: most name others too. */
export const agentWords = (agent: string | null): string => {
  if (agent === null || agent === '') return 'a browser that does not say what it is';
  const browser = nameIn(agent, browsers);
  const system = nameIn(agent, systems);
  if (browser === null) return agent.slice(0, 60);
  return system === null ? browser : `${browser} on ${system}`;
};
