import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { JsonError } from '../../../shared/python/json.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { atomText, parseTree, type JsonTree } from '../../../shared/signature/payload/json-tree.ts';
import { useTexts } from '../../texts.ts';
import { Notice } from '../../ui/notice.tsx';
import { CodeLines } from './code-lines.tsx';

/** How many entries of one list or object are shown, and characters of one value. */
const SHOWN = 100;
const SHOWN_TEXT = 500;
/** Levels that are open at first. */
const OPEN_LEVELS = 2;

/** A JSON text as a tree; as lines, with what is wrong, where it is none. */
export function JsonView({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTexts();
  const parsed = useMemo(() => parse(text), [text]);
  if ('problem' in parsed) {
    return (
      <>
        <Notice kind="warning">{t('files.notJson', parsed.problem)}</Notice>
        <CodeLines text={text} language="json" label={label} />
      </>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="raw json" tabIndex={0} role="region" aria-label={label}>
      <Node name={null} tree={parsed.tree} level={0} />
    </div>
  );
}

function parse(text: string): { tree: JsonTree } | { problem: { line: number; reason: string } } {
  try {
    return { tree: parseTree(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { problem: { line: text.slice(0, error.offset).split('\n').length, reason: error.message } };
  }
}

function Node({
  name,
  tree,
  level,
}: {
  readonly name: string | null;
  readonly tree: JsonTree;
  readonly level: number;
}) {
  const [open, setOpen] = useState(level < OPEN_LEVELS);
  const label = name === null ? null : <span className="code-key">{visible(name.slice(0, SHOWN_TEXT))}: </span>;
  if (tree.kind === 'atom') {
    const kind = tree.text.startsWith('"') ? 'string' : /^-?\d/.test(tree.text) ? 'number' : 'word';
    const cut = tree.text.length > SHOWN_TEXT ? `${tree.text.slice(0, SHOWN_TEXT)}…` : tree.text;
    return (
      <div className="json-line">
        <code>
          {label}
          <span className={`code-${kind}`}>{visible(cut)}</span>
        </code>
      </div>
    );
  }
  const entries: (readonly [string, JsonTree])[] =
    tree.kind === 'list'
      ? tree.items.slice(0, SHOWN).map((item, at) => [String(at), item])
      : tree.entries.slice(0, SHOWN).map(({ key, value }) => [atomText(key), value]);
  const count = tree.kind === 'list' ? tree.items.length : tree.entries.length;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <div className="json-node">
      <button type="button" className="json-line json-twist" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={14} aria-hidden />
        <code>
          {label}
          {tree.kind === 'list' ? `[${count}]` : `{${count}}`}
        </code>
      </button>
      {open ? (
        <div className="json-inside">
          {entries.map(([key, value], at) => (
            <Node key={at} name={key} tree={value} level={level + 1} />
          ))}
          {count > SHOWN ? <p className="muted">… {count - SHOWN}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
