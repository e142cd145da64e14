import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '@/i18n';
import table from '@/page/table.module.css';
import type { ImportResult } from '../api/organisations';
import { FieldChanges } from './FieldChanges';
import classes from './organisations.module.css';

const MOST_ERRORS = 200;
const WHAT = ['NEW', 'CHANGED', 'ENDS'] as const;

/** What is wrong with the file, cell by cell. */
export function ImportErrors({ errors }: { errors: ImportResult['errors'] }) {
  const { t } = useWords();
  return (
    <section>
      <Alert color="red" role="alert" mb="sm">
        {t(errors.length >= MOST_ERRORS ? 'organisations.wrongMany' : 'organisations.wrong', { count: errors.length })}
      </Alert>
      <div className={classes.table} role="region" aria-label={t('organisations.errorsTitle')} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('organisations.cell')}</th>
              <th scope="col">{t('organisations.column')}</th>
              <th scope="col">{t('organisations.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error, index) => (
              <tr key={index} className={table.row}>
                <th scope="row">{error.cell ?? t('organisations.wholeFile')}</th>
                <td>{error.column}</td>
                <td>{error.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What the import will do; its children are what to do about it. */
export function ImportPreview({ result, children }: { result: ImportResult; children: ReactNode }) {
  const { t } = useWords();
  const count = (what: (typeof WHAT)[number]) => result.changes.filter((change) => change.what === what).length;
  return (
    <section>
      <h2 className={classes.heading}>{t('organisations.previewTitle')}</h2>
      <div className={classes.summary} role="status">
        <span>{t('organisations.summary', { rows: result.rows })}</span>
        {WHAT.map((what) => (
          <span key={what} className={classes[what]}>
            {t(`organisations.what.${what}`)} {count(what)}
          </span>
        ))}
        <span>
          {t('organisations.same')} {result.unchanged}
        </span>
        <span>
          {t('organisations.notListed')} {result.notListed.length}
        </span>
        {children}
      </div>
      {result.changes.length === 0 ? (
        <p>{t('organisations.nothing')}</p>
      ) : (
        <div className={classes.table} role="region" aria-label={t('organisations.previewTitle')} tabIndex={0}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" className={table.number}>{t('organisations.row')}</th>
                <th scope="col">{t('organisations.whatHead')}</th>
                <th scope="col">{t('organisations.field.code')}</th>
                <th scope="col">{t('organisations.name')}</th>
                <th scope="col">{t('organisations.changes')}</th>
              </tr>
            </thead>
            <tbody>
              {result.changes.map((change) => (
                <tr key={change.code} className={table.row}>
                  <td className={table.number}>{change.row ?? t('organisations.notInFile')}</td>
                  <td className={classes[change.what]}>{t(`organisations.what.${change.what}`)}</td>
                  <td>{change.code}</td>
                  <th scope="row">{change.nameTh}</th>
                  <td>
                    <FieldChanges
                      changes={change.what === 'NEW' ? change.changes.filter(({ field }) => field !== 'nameTh') : change.changes}
                      fresh={change.what === 'NEW'}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {result.notListed.length > 0 && (
        <details className={classes.rest}>
          <summary>{t('organisations.notListedAll', { count: result.notListed.length })}</summary>
          <ul>
            {result.notListed.map(({ code, nameTh }) => (
              <li key={code}>
                {code} {nameTh}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
