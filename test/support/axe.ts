import axe from 'axe-core';

/** What axe finds wrong in the page, one line each. Contrast is left to the test of the tokens: jsdom has no colours. */
export async function violations(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}
