// A vitest reporter: names the tests that passed at the second try only, so that a shaky one is seen and mended.

// oxlint-disable-next-line import/no-default-export -- vitest loads a reporter by its default export
export default class SecondTries {
  #names = [];

  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.project.name}: ${test.fullName}`);
  }

  onTestRunEnd() {
    for (const name of this.#names) process.stdout.write(`passed at the second try only: ${name}\n`);
  }
}
