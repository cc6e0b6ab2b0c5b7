import { useId, type FormEvent, type ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import './edits.css';

export interface FormDialogProps {
  readonly title: string;
  /** What the button that does it says. */
  readonly action: string;
  /** Why it can't be done yet. */
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onClose: () => void;
  /** Interrupts with a question. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

/** A dialog with fields. Enter does it, Escape leaves. */
export function FormDialog({
  title,
  action,
  disabled,
  busy,
  error,
  onAct,
  onClose,
  alert = false,
  children,
}: FormDialogProps) {
  const off = disabled === true || busy === true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React hands it to a form around the dialog too, though that stands elsewhere in the page.
    event.stopPropagation();
    if (!off) onAct();
  };
  return (
    <Dialog
      typedInto
      alert={alert}
      className="form-dialog"
      title={title}
      act={{ text: action, onPress: onAct, disabled: off }}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        {children}
        {error === null ? null : <ErrorNotice error={error} />}
        {/* Enter in a field presses this one. */}
        <button type="submit" hidden>
          {action}
        </button>
      </form>
    </Dialog>
  );
}

export interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** Why what stands in it can't be taken. */
  readonly problem?: string | null;
  /** Several lines. */
  readonly long?: boolean;
  /** What may be chosen instead of typed. */
  readonly choices?: readonly string[];
  readonly first?: boolean;
  /** The most characters that it takes. */
  readonly most?: number;
}

/** A text with its name above it. */
export function TextRow({ label, value, onChange, help, problem = null, long, choices, first, most }: TextRowProps) {
  const id = useId();
  const list = choices === undefined || choices.length === 0 ? undefined : id;
  const said = `${id}-said`;
  const field = {
    value,
    'aria-label': label,
    'aria-invalid': problem !== null,
    'aria-describedby': said,
    className: 'text-input',
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
    autoFocus: first === true,
    ...(most === undefined ? {} : { maxLength: most }),
  };
  return (
    <div className="form-row">
      <span aria-hidden>{label}</span>
      {long === true ? (
        <textarea {...field} rows={5} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...field}
          type="text"
          list={list}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {list === undefined ? null : (
        <datalist id={list}>
          {choices?.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </datalist>
      )}
      {/* There before it says anything: else nobody would be told when it does. */}
      <span id={said} role="status" className={problem === null ? 'muted small' : 'field-error'}>
        {problem ?? help}
      </span>
    </div>
  );
}
