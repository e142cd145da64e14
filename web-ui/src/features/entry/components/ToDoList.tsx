import { Button, Popover, ScrollArea, Text } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { StatusMark } from '@/item/StatusMark';
import table from '@/page/table.module.css';
import { narrowed, rowsOf, type DimensionSection } from '../model/sections';
import { isMissing, type Unsaved } from '../model/standing';
import classes from './ToDoList.module.css';

interface ToDoListProps {
  dimensions: readonly DimensionSection[];
  unsaved: Unsaved;
  onChoose: (variable: string) => void;
}

/** Everything that is left, by section; choosing one goes to its field. */
export function ToDoList({ dimensions, unsaved, onChoose }: ToDoListProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={480} shadow="md" withArrow trapFocus returnFocus={false}>
      <Popover.Target>
        <Button size="compact-xs" variant="default" leftSection={<IconList size={14} aria-hidden />} onClick={() => setOpen(!open)}>
          {t('entry.summary.list')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('entry.summary.listTitle')}>
        <Text fw={600}>{t('entry.summary.listTitle')}</Text>
        <ScrollArea.Autosize mah="min(420px, 60dvh)" type="auto">
          {narrowed(dimensions, ({ entry }) => isMissing(entry) || unsaved.has(entry.variable)).map((dimension) => (
            <section key={dimension.id} aria-label={dimension.nameTh}>
              <div className={classes.section}>
                {dimension.nameTh} <span className={classes.count}>{rowsOf(dimension).length}</span>
              </div>
              <ul className={classes.rows}>
                {rowsOf(dimension).map(({ entry }) => (
                  <li key={entry.variable}>
                    <button
                      type="button"
                      className={classes.row}
                      onClick={() => {
                        setOpen(false);
                        onChoose(entry.variable);
                      }}
                    >
                      <StatusMark status={entry.status} bare />
                      <span className={classes.code}>{entry.variable}</span>
                      <span>
                        {entry.nameTh}
                        {unsaved.has(entry.variable) && <span className={table.bad}> · {t('entry.filter.unsaved')}</span>}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
