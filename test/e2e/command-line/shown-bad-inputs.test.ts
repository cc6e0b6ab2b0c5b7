import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlace, patience, textOf } from '../../support/bad-inputs/bad-inputs.ts';
import { SHOWN_INPUTS } from '../../support/bad-inputs/example-inputs.ts';
import { built } from '../../support/build.ts';
import { modelPorter } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
beforeAll(built);
afterAll(() => folder.remove());

describe('the command line on bad examples and notes', () => {
  it.each(SHOWN_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = newPlace(folder.path);
    input.make(place);
    const inspected = await modelPorter(['inspect', place]);
    expect(inspected).toMatchObject({ code: 0, err: '' });
    const checked = await modelPorter(['check', place, '--example']);
    const wanted = input.view === 'Details' ? ['no-example'] : input.says;
    for (const code of wanted) expect(checked.out + checked.err).toMatch(textOf(code));
    expect(checked.code).toBe(checked.out === '' ? 3 : 1);
    for (const { out, err, milliseconds } of [inspected, checked]) {
      // Nothing that a terminal obeys, that turns letters round or that is not seen.
      // oxlint-disable-next-line no-control-regex -- these are what must not come through
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\u202e\ufeff]/);
      expect(milliseconds).toBeLessThan(patience());
    }
  });
});
