import axe from 'axe-core';

/** What axe finds wrong in a page drawn by jsdom, one line each. jsdom has no colours: contrast is the token test's. */
export async function violations(root: Element = document.body): Promise<string[]> {
  const result = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
