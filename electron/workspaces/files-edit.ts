import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import { tagInWay, type Edit } from '../../shared/workspace/edits.ts';
import type { Refusal } from '../../shared/workspace/names.ts';
import { ensureFolder, type Disk } from '../transfer/disk.ts';
import { moveFolder } from '../transfer/publish.ts';
import { removeEmpty, removeFile } from '../transfer/remove.ts';
import { replaceFrom } from '../transfer/write-file.ts';
import type { EditEntry, EditJournal } from './edit-journal.ts';
import { deletedMeta, describedMeta, sameMeta, timedAs } from './file-registry-meta.ts';
import { isFolder, type FileRegistry } from './file-registry.ts';
import type { Edited } from './workspace.ts';

/** Small files of a model by their paths in its folder, as they are; null for one that is not there. */
export type FileSet = Readonly<Record<string, string | null>>;

/**
 * Edits a file store under the workspace's lock, as MLflow does (mlflow/store/model_registry/file_store.py). Each file is replaced
 * whole; one edit is at most a version's meta.yaml and its aliases, and a model goes by one rename. The model's own meta.yaml is not
 * written for its time alone: that could undo a change that MLflow makes at the same moment (docs/porting.md).
 */
export class FileEdits {
  private readonly registry: FileRegistry;
  private readonly journal: EditJournal<FileSet>;
  private readonly disk: Disk;

  constructor(registry: FileRegistry, journal: EditJournal<FileSet>, disk: Disk) {
    this.registry = registry;
    this.journal = journal;
    this.disk = disk;
  }

  /** Errors: `store-no-model`, `version-none`, `name-tag-in-tag`, `store-torn` and those of writing. */
  edit(edit: Edit, at: number): Edited {
    this.check(edit);
    if (edit.kind === 'set-tag') this.checkTags(edit);
    const after = this.changes(edit, at);
    const before = Object.fromEntries(Object.keys(after).map((file) => [file, this.text(edit.model, file)]));
    const whole = edit.kind === 'delete-model';
    if (!whole && Object.entries(after).every(([file, text]) => before[file] === text))
      return { id: null, aliasBefore: null };
    const id = this.journal.newId(at);
    const entry = { id, at: new Date(at).toISOString(), edit, before, after, done: false };
    try {
      this.journal.write(entry);
      this.carryOut(entry);
      this.journal.write({ ...entry, done: true });
    } catch (error) {
      this.takeBack(entry);
      throw error;
    }
    const was = edit.kind === 'set-alias' ? (before[`aliases/${edit.alias}`] ?? null) : null;
    return { id, aliasBefore: was };
  }

  /** The aliases that stay elsewhere. Errors: `edit-unknown`, `edit-changed`, `edit-taken`, `name-tag-in-tag`. */
  undo(id: string): string[] {
    const { edit, before, after } = this.journal.read(id);
    const { model } = edit;
    if (edit.kind === 'delete-model') {
      const away = this.away(id);
      if (!existsSync(away)) throw new KnownError('edit-unknown', 'The model is not kept.', { id });
      if (existsSync(this.registry.pathOf(model)))
        throw new KnownError('edit-taken', `There is a model ${model} again.`, { name: model });
      moveFolder(away, this.registry.pathOf(model), this.disk);
      return [];
    }
    const left: string[] = [];
    const back: [string, string | null][] = [];
    for (const [file, text] of Object.entries(before)) {
      const now = this.text(model, file);
      // By an undo that was cut off halfway.
      if (now === text) continue;
      const made = after[file] ?? null;
      if (now === made) back.push([file, text]);
      // By MLflow, which sets its time with each tag.
      else if (isMeta(file) && text !== null && now !== null && sameMeta(now, made))
        back.push([file, timedAs(text, now)]);
      // Set again since, or set back: it stays where it is.
      else if (edit.kind === 'delete-version' && file.startsWith('aliases/')) left.push(file.slice('aliases/'.length));
      else throw new KnownError('edit-changed', 'Somebody changed it since.', { name: model });
    }
    // One in whose way another stands by now can't come back; what is removed stands in nobody's.
    if (back.some(([, text]) => text !== null)) this.checkTags(edit);
    // What an alias names is there before the alias.
    for (const [file, text] of back.reverse()) this.put(id, model, file, text);
    return left;
  }

  /** Whether MLflow had read a description's file before us and wrote it back after us: it knows no lock. */
  isWrittenBack(id: string): boolean {
    return this.writtenBack(id) !== null;
  }

  /** Writes a description again where that is so. */
  restate(id: string): void {
    const back = this.writtenBack(id);
    if (back !== null) this.put(id, back.model, back.file, back.text);
  }

  private writtenBack(id: string): { model: string; file: string; text: string } | null {
    // None that somebody took back meanwhile.
    const entry = this.journal.find(id);
    if (entry === null) return null;
    const { edit, before, after } = entry;
    for (const [file, was] of Object.entries(before)) {
      const now = this.text(edit.model, file);
      const made = after[file] ?? null;
      // One that says what stood there before can't be told from what MLflow wrote back, and need not be.
      if (now === null || made === null || sameMeta(made, was) || !sameMeta(now, was)) continue;
      // Another editor who says just that has the last word: two that write again what each of them says would never end.
      if (this.journal.after(id).some((later) => later.edit.model === edit.model && file in later.after)) continue;
      return { model: edit.model, file, text: timedAs(made, now) };
    }
    return null;
  }

  /** Brings to their end what was cut off halfway. */
  settle(): void {
    for (const entry of this.journal.unfinished()) {
      // Somebody else set a tag since that would lie in it, or it in that: theirs stays, and the next edit is not held up.
      if (this.tagInWay(entry.edit) === null) this.carryOut(entry);
      this.journal.write({ ...entry, done: true });
    }
  }

  private tagInWay(edit: Edit): Refusal {
    if (edit.kind !== 'set-tag' && edit.kind !== 'remove-tag') return null;
    return tagInWay(edit, this.registry.tagKeys(edit.model, edit.version), 'files');
  }

  private checkTags(edit: Edit): void {
    const problem = this.tagInWay(edit);
    if (problem !== null) throw new KnownError(problem.code, problem.code, problem.details);
  }

  private carryOut({ id, edit, before, after }: EditEntry<FileSet>): void {
    if (edit.kind === 'delete-model') {
      const away = this.away(id);
      if (existsSync(this.registry.pathOf(edit.model)) && !existsSync(away))
        moveFolder(this.registry.pathOf(edit.model), away, this.disk);
      return;
    }
    for (const [file, text] of Object.entries(after))
      if (this.text(edit.model, file) === before[file]) this.put(id, edit.model, file, text);
  }

  /** What was told to have failed is not to come to be by the next edit. Where this fails too, it will. */
  private takeBack({ id, edit, before, after }: EditEntry<FileSet>): void {
    const { model } = edit;
    try {
      const away = this.away(id);
      if (existsSync(away)) moveFolder(away, this.registry.pathOf(model), this.disk);
      for (const [file, text] of Object.entries(before).reverse())
        if (this.text(model, file) === after[file]) this.put(id, model, file, text);
      this.journal.forget(id);
    } catch {
      // The same disk, and still without room.
    }
  }

  /** What the files hold then. An alias goes before the version that it names. */
  private changes(edit: Edit, at: number): Record<string, string | null> {
    const { registry } = this;
    const folder = 'version' in edit && edit.version !== null ? `version-${edit.version}/` : '';
    switch (edit.kind) {
      case 'set-alias':
        return { [`aliases/${edit.alias}`]: edit.version };
      case 'remove-alias':
        return { [`aliases/${edit.alias}`]: null };
      case 'set-tag':
        return { [`${folder}tags/${edit.key}`]: edit.value };
      case 'remove-tag':
        return { [`${folder}tags/${edit.key}`]: null };
      case 'describe': {
        const meta = describedMeta(this.meta(edit.model, folder), edit.text, at);
        return { [`${folder}meta.yaml`]: meta ?? this.torn(edit.model, folder) };
      }
      case 'delete-version': {
        const meta = deletedMeta(this.meta(edit.model, folder), at);
        const aliases = registry.aliasesOf(edit.model, edit.version).map((alias) => [`aliases/${alias}`, null]);
        return { ...Object.fromEntries(aliases), [`${folder}meta.yaml`]: meta ?? this.torn(edit.model, folder) };
      }
      case 'delete-model':
        return {};
    }
  }

  private check(edit: Edit): void {
    const { model: name } = edit;
    if (this.registry.row(name) === null)
      throw new KnownError('store-no-model', `There is no model ${name}.`, { name });
    const version = 'version' in edit ? edit.version : null;
    if (version !== null && !(/^\d+$/.test(version) && this.registry.isLive(name, version)))
      throw new KnownError('version-none', `There is no version ${version} of ${name}.`, { name, version });
    const [file] = edit.kind === 'remove-tag' ? [edit.key] : edit.kind === 'remove-alias' ? [edit.alias] : [];
    if (file?.split('/').some((part) => part === '' || part === '.' || part === '..'))
      throw new KnownError('name-path', `${file} leads elsewhere.`, { name: file });
  }

  private meta(model: string, folder: string): string {
    return this.text(model, `${folder}meta.yaml`) ?? this.torn(model, folder);
  }

  private torn(model: string, folder: string): never {
    throw new KnownError('store-torn', 'Its meta.yaml is not as MLflow writes it.', {
      path: `models/${model}/${folder}meta.yaml`,
    });
  }

  private put(id: string, model: string, file: string, text: string | null): void {
    const place = this.place(model, file);
    if (text === null) return removeFile(place, this.disk);
    ensureFolder(path.dirname(place), this.disk);
    // What is left of tags such as `team/name` once they are removed, by MLflow too, and no file may take its place.
    if (isFolder(place)) removeEmpty(place, this.disk);
    // From outside of what MLflow lists: any file beside it would be a tag or an alias.
    replaceFrom(path.join(this.journal.folderOf(id), 'desk'), place, text, this.disk);
  }

  private text(model: string, file: string): string | null {
    try {
      return readFileSync(this.place(model, file), 'utf8');
    } catch {
      return null;
    }
  }

  private place(model: string, file: string): string {
    return path.join(this.registry.pathOf(model), ...file.split('/'));
  }

  private away(id: string): string {
    return path.join(this.journal.folderOf(id), 'model');
  }
}

function isMeta(file: string): boolean {
  return /^(?:version-\d+\/)?meta\.yaml$/.test(file);
}
