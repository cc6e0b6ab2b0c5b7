import { useMemo, useState, type Dispatch } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Witness } from '../../../shared/signature/compare/comparison.ts';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { usePageOffer } from '../shell/front-page.tsx';
import type { CompareTab, TabsAction } from '../shell/open-tabs.ts';
import { rowsBySection, SECTION_IDS, tableLines, type Section } from './compare-rows.ts';
import type { CompareView } from './compare-view.ts';
import { CompareTable } from './compare-table.tsx';
import { CompareToolbar } from './compare-toolbar.tsx';
import { ContentsState } from './contents-state.tsx';
import type { Compared } from './fetch-comparison.ts';
import { RenameQuestion } from './rename-question.tsx';
import { ReportMenu } from './report-menu.tsx';
import { RowDetails } from './row-details.tsx';
import { nextDifference } from './next-difference.ts';
import type { Contents } from './use-comparison.ts';
import { useMessage } from './use-message.ts';
import { useRenames } from './use-renames.ts';
import { VerdictBanner } from './verdict-banner.tsx';

export interface ComparisonViewProps {
  readonly tab: CompareTab;
  readonly compared: Compared;
  readonly contents: Contents;
  readonly dispatch: Dispatch<TabsAction>;
  /** A request that shows a finding is to be tried against a side. */
  readonly onTry: (side: 'a' | 'b', request: Witness) => void;
}

/** The answer, then what it rests on: the rows of each section, and the details of one. */
export function ComparisonView({ tab, compared, contents, dispatch, onTry }: ComparisonViewProps) {
  const { t } = useTexts();
  const { comparison } = compared;
  const message = useMessage(compared);
  const sections = useMemo(() => rowsBySection(comparison), [comparison]);
  const { section, differences, filter, closed, selected } = tab.view;
  const change = (view: Partial<CompareView>) => dispatch({ type: 'compare-view', id: tab.id, view });
  const [focusAsked, setFocusAsked] = useState(0);
  const wanted = filter.trim().toLowerCase();
  const lines = useMemo(
    () => tableLines(sections[section], { differences, wanted, closed }),
    [sections, section, differences, wanted, closed],
  );
  const entry = sections[section].find(({ index }) => index === selected) ?? null;
  const renames = useRenames(tab, comparison, dispatch);
  const go = (by: 1 | -1) => {
    const next = nextDifference(sections, section, selected, by);
    if (next === null) return;
    change({ filter: '', closed: new Set(), section: next.section, selected: next.index });
    setFocusAsked((count) => count + 1);
  };
  usePageOffer({ commands: { 'next-difference': () => go(1), 'previous-difference': () => go(-1) } });
  const toggle = (index: number) => {
    const next = new Set(closed);
    if (!next.delete(index)) next.add(index);
    change({ closed: next });
  };
  const wholes =
    entry === null || entry.row.place.path.length === 0 || !entry.differs
      ? []
      : comparison.forward.findings.filter(
          ({ place }) => place.path.length === 0 && place.part === entry.row.place.part,
        );
  const rollback = useMemo(
    () =>
      entry === null
        ? []
        : comparison.rollback.findings.filter(
            ({ place }) =>
              place.part === entry.row.place.part &&
              [entry.row.a, entry.row.b].some((side) => side !== null && place.path[0] === side.name),
          ),
    [comparison, entry],
  );
  return (
    <>
      <VerdictBanner
        compared={compared}
        chosen={tab.view.rules}
        onRules={(rules) => change({ rules })}
        actions={
          <>
            <CopyButton text={message} label={t('compareScreen.message.copy')} />
            <ReportMenu tab={tab} compared={compared} />
          </>
        }
      />
      {renames.open.map((question) => (
        <RenameQuestion key={JSON.stringify(question.pair)} {...question} />
      ))}
      <Tabs
        className="sections"
        selectedKey={section}
        onSelectionChange={(key) => change({ section: key as Section, selected: null })}
      >
        <TabList className="view-tabs" aria-label={t('compareScreen.section.label')}>
          {SECTION_IDS.filter((id) => id === 'signature' || sections[id].length > 0).map((id) => {
            const count = sections[id].filter(({ differs }) => differs).length;
            return (
              <Tab key={id} id={id} className="view-tab">
                {t(`compareScreen.section.${id}`)}{' '}
                <span className={`count${count === 0 ? ' none' : ''}`}>
                  {count}
                  <span className="visually-hidden"> {t('compareScreen.section.differences', { count })}</span>
                </span>
              </Tab>
            );
          })}
        </TabList>
        <TabPanel key={section} id={section} className="view compare-view">
          {section === 'files' ? <ContentsState contents={contents} summary={compared.summary} /> : null}
          <CompareToolbar
            differences={differences}
            onDifferences={(only) => change({ differences: only })}
            filter={filter}
            onFilter={(text) => change({ filter: text })}
            onStep={go}
          />
          <div className="compare-split">
            {lines.length === 0 ? (
              <p className="muted compare-empty">{t(emptyText(sections[section].length, wanted), { filter })}</p>
            ) : (
              <CompareTable
                key={section}
                lines={lines}
                label={t(`compareScreen.section.${section}`)}
                selected={selected}
                focusAsked={focusAsked}
                closed={closed}
                onSelect={(index) => change({ selected: index })}
                onToggle={toggle}
              />
            )}
            <RowDetails entry={entry} wholes={wholes} rollback={rollback} rename={renames.about(entry)} onTry={onTry} />
          </div>
        </TabPanel>
      </Tabs>
    </>
  );
}

function emptyText(rows: number, wanted: string): string {
  if (rows === 0) return 'compareScreen.none.rows';
  return wanted === '' ? 'compareScreen.none.differences' : 'compareScreen.none.filter';
}
