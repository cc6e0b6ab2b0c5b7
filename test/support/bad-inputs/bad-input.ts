import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** One bad input: how it is made, and what a person must be told about it on every face. */
export interface BadInput {
  /** Its number in the list of bad inputs. */
  readonly id: string;
  readonly name: string;
  /** Makes it at `place`, which does not exist yet. Beside it lies `outside/`, which nothing may read. */
  readonly make: (place: string) => void;
  /** A file's name, where it matters; else the input is a folder. */
  readonly file?: string;
  /** Codes of the texts that must be shown, in any order; none where there is nothing to complain of. */
  readonly says: readonly string[];
  /** What `inspect` ends with: 0 fine, 1 findings, 3 can't be read. */
  readonly exit: 0 | 1 | 3;
  /**
   * What is else when it is dropped on a browser tab, which leaves out links, takes pipes for empty files and lists 200,000
   * names in its own time (`late`).
   */
  readonly dropped?: Partial<Pick<BadInput, 'says' | 'exit'>> & { readonly late?: true };
}

/** Stands in everything that no face may read. */
export const SECRET = 'nobody-may-read-this';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes these files into a folder; a value of `-> x` makes a link. */
export function tree(root: string, files: Files): void {
  mkdirSync(root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), target);
    else writeFileSync(target, content);
  }
}

/** What lies beside each bad input. */
export function makeOutside(place: string): void {
  tree(place, {
    MLmodel: `flavors: {${SECRET}: {}}\n`,
    'model.pkl': SECRET,
    'conda.yaml': SECRET,
  });
}
