import type { ModelReading, ReferenceState } from '../../../shared/contract/model-reading.ts';
import type { Flavor } from '../../../shared/mlmodel/model-document.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { FlavorChip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FactGrid } from '../rows/fact-grid.tsx';
import { useWantedRow } from '../rows/wanted-row.ts';
import { useConfigFacts, useFlavorFacts } from './flavor-facts.tsx';

/** Each flavor: what it lets one do, its library, the files it names, and its own map. */
export function FlavorsView({ reading }: { readonly reading: ModelReading }) {
  const { t } = useTexts();
  const { flavors } = reading.document;
  const [wanted, done] = useWantedRow('flavors');
  if (flavors.length === 0) return <p className="muted">{t('model.flavor.none')}</p>;
  return (
    <div className="flavors">
      {flavors.map((flavor) => (
        <FlavorCard
          key={flavor.name}
          flavor={flavor}
          states={reading.references}
          wanted={wanted?.row === flavor.name}
          onWanted={done}
        />
      ))}
    </div>
  );
}

interface FlavorCardProps {
  readonly flavor: Flavor;
  readonly states: readonly ReferenceState[];
  /** It is asked for. */
  readonly wanted: boolean;
  readonly onWanted: () => void;
}

function FlavorCard({ flavor, states, wanted, onWanted }: FlavorCardProps) {
  const { t } = useTexts();
  const [rows, configFacts] = [useFlavorFacts(flavor, states), useConfigFacts(flavor)];
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
      {rows.length === 0 ? null : (
        <>
          <h3>{t('model.flavor.files')}</h3>
          <FactGrid
            label={t('model.flavor.factsOf', { name: visible(flavor.name) })}
            facts={rows}
            wanted={wanted ? (rows[0]?.key ?? null) : null}
            onWanted={onWanted}
          />
        </>
      )}
      {flavor.config === null ? null : (
        <details>
          <summary>{t('model.flavor.config')}</summary>
          <FactGrid label={t('model.flavor.configOf', { name: visible(flavor.name) })} facts={configFacts} />
        </details>
      )}
    </section>
  );
}
