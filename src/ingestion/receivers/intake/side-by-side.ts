/** Works on what the source gives, a few at once, and gives the results as they come. The first fault ends it. */
export async function* sideBySide<Item, Result>(
  source: AsyncIterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Map<number, Promise<readonly [number, Result]>>();
  const oneDone = async (): Promise<Result> => {
    const [turn, result] = await Promise.race(running.values());
    running.delete(turn);
    return result;
  };
  let turn = 0;
  for await (const item of source) {
    const mine = (turn += 1);
    running.set(
      mine,
      work(item).then((result) => [mine, result] as const),
    );
    if (running.size >= most) yield await oneDone();
  }
  while (running.size > 0) yield await oneDone();
}
