export default async () => {
  await globalThis.kermaPostgres?.stop();
};
