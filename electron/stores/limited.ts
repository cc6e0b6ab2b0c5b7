/** Does something with each item, at most so many at once. The first failure ends it. */
export async function limited<T>(most: number, items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      await act(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
}
