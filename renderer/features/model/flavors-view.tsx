import type { ModelReading, ReferenceState } from '../../../shared/contract/model-reading.ts';
import type { Flavor } from '../../../shared/mlmodel/model-document.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { FlavorChip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import { YamlTree } from './yaml-tree.tsx';

/** Each flavor: what it lets one do, its library, the files it names, and its own map. */
export function FlavorsView({ reading }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const { flavors } = reading.document;
  if (flavors.length === 0) return <p className="muted">{t('model.flavor.none')}</p>;
  return (
    <div className="flavors">
      {flavors.map((flavor) => (
        <FlavorCard key={flavor.name} flavor={flavor} states={reading.references} />
      ))}
    </div>
  );
}

function FlavorCard({ flavor, states }: { readonly flavor: Flavor; readonly states: readonly ReferenceState[] }) {
  const { t } = useTexts();
  const abilities = flavor.abilities.map((ability) => t(`model.ability.${ability}`));
  return (
    <section className="card">
      <h2>
        <FlavorChip flavor={flavor} />
      </h2>
      <p>
        {t(
          flavor.known
            ? flavor.name === 'python_function'
              ? 'model.flavor.pyfunc'
              : `model.family.${flavor.family}`
            : 'model.flavor.unknown',
        )}
      </p>
      {flavor.removedIn === null ? null : (
        <Notice kind="warning">{t('model.flavor.removed', { version: flavor.removedIn })}</Notice>
      )}
      {abilities.length === 0 ? null : (
        <>
          <h3>{t('model.flavor.abilities')}</h3>
          <ul className="bullets">
            {abilities.map((ability) => (
              <li key={ability}>{ability}</li>
            ))}
          </ul>
        </>
      )}
      {flavor.library === null ? null : (
        <p>
          {t('model.flavor.library')} <strong>{flavor.library.name}</strong>{' '}
          <code>{flavor.library.version ?? t('model.notSaid')}</code>
        </p>
      )}
      <References flavor={flavor} states={states} />
      {flavor.config === null ? null : (
        <details>
          <summary>{t('model.flavor.config')}</summary>
          <YamlTree node={flavor.config} />
        </details>
      )}
    </section>
  );
}

function References({ flavor, states }: { readonly flavor: Flavor; readonly states: readonly ReferenceState[] }) {
  const { t, size } = useTexts();
  if (flavor.references.length === 0) return null;
  const stateOf = (key: string, line: number) => states.find((each) => each.key === key && each.line === line);
  return (
    <>
      <h3>{t('model.flavor.files')}</h3>
      <ul className="references">
        {flavor.references.map((reference) => {
          const found = stateOf(reference.key, reference.line);
          const state = found?.state ?? 'not-checked';
          return (
            <li key={reference.key} className={`reference ${state}`}>
              <span>{t(`model.role.${reference.role}`)}</span>
              <code>{visible(reference.path)}</code>
              <span className="muted">
                {state === 'present' ? size(found?.size ?? 0) : t(`model.reference.${state}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
