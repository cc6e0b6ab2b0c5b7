import type { ReferenceState } from '../../../shared/contract/model-reading.ts';
import type { Flavor } from '../../../shared/mlmodel/model-document.ts';
import { spelled, toValue } from '../../../shared/mlmodel/yaml-node.ts';
import { toJson } from '../../../shared/python/dumps.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import type { GridFact } from '../rows/fact-grid.tsx';
import { wholeText } from './whole-text.ts';
import { SHOWN, YamlTree } from './yaml-tree.tsx';

/** What a flavor was saved with, and the files it names with what became of them. */
export function useFlavorFacts(flavor: Flavor, states: readonly ReferenceState[]): readonly GridFact[] {
  const { t, size } = useTexts();
  const { library } = flavor;
  const kind = t('rows.kind.flavor');
  const version = library?.version ?? t('model.notSaid');
  const saved: GridFact[] =
    library === null
      ? []
      : [
          {
            key: 'library',
            label: t('model.flavor.library'),
            value: (
              <>
                <strong>{library.name}</strong> <code>{version}</code>
              </>
            ),
            describe: () => ({
              kind,
              title: library.name,
              facts: [
                { label: t('rows.kind.flavor'), value: flavor.name },
                { label: t('model.flavor.library'), value: `${library.name} ${version}` },
              ],
              text: [flavor.name, library.name, library.version ?? ''].join('\t'),
              json: JSON.stringify({ flavor: flavor.name, library: library.name, version: library.version }),
            }),
          },
        ];
  return [
    ...saved,
    ...flavor.references.map(({ key, role, path, line }): GridFact => {
      const found = states.find((each) => each.key === key && each.line === line);
      const state = found?.state ?? 'not-checked';
      const told = state === 'present' ? size(found?.size ?? 0) : t(`model.reference.${state}`);
      return {
        key: `${key} ${line}`,
        label: t(`model.role.${role}`),
        value: (
          <span className={`reference ${state}`}>
            <code>{visible(path)}</code> <span className="muted">{told}</span>
          </span>
        ),
        describe: () => ({
          kind,
          title: path,
          facts: [
            { label: t('rows.kind.flavor'), value: flavor.name },
            { label: t('rows.fact.path'), value: path },
            { label: t('rows.fact.role'), value: t(`model.role.${role}`) },
            { label: t('rows.fact.key'), value: key },
            { label: t(state === 'present' ? 'rows.fact.size' : 'rows.fact.state'), value: told },
            { label: t('rows.fact.line'), value: String(line) },
          ],
          text: [flavor.name, key, path, told].join('\t'),
          json: JSON.stringify({
            flavor: flavor.name,
            key,
            role,
            path,
            state,
            ...(state === 'present' ? { size: found?.size ?? 0 } : {}),
          }),
        }),
      };
    }),
  ];
}

/** The flavor's own map as it stands in MLmodel, key by key. */
export function useConfigFacts({ name, config }: Flavor): readonly GridFact[] {
  const { t } = useTexts();
  return (config?.entries ?? []).slice(0, SHOWN).map(({ key, value }): GridFact => {
    const called = key.source;
    return {
      key: `${called} ${key.line}`,
      label: <code>{visible(called)}</code>,
      value: <YamlTree node={value} />,
      describe: () => ({
        kind: t('rows.kind.flavor'),
        title: called,
        facts: [
          { label: t('rows.kind.flavor'), value: name },
          { label: t('rows.fact.value'), value: wholeText(value) },
          { label: t('rows.fact.line'), value: String(key.line) },
        ],
        text: [called, spelled(value) ?? toJson(toValue(value))].join('\t'),
        json: toJson(new Map([[called, toValue(value)]])),
      }),
    };
  });
}
