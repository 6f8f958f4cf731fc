import { Button } from '@mantine/core'
import { useMemo, useState, type MouseEvent, type ReactNode } from 'react'
import { text } from '../text/en'
import { EmptyState } from './EmptyState'
import { csvOf, download } from './csv'
import { QueryBox } from './QueryBox'
import { sortRows } from './sortRows'

export interface ReadColumn<T> {
  id: string
  header: string
  /** What the row is sorted and found by, and what stands in the CSV. */
  value: (row: T) => string | number | null | undefined
  /** How it is shown, where that differs. */
  cell?: (row: T) => ReactNode
  align?: 'right'
  /** Left out where there is no room. */
  wide?: boolean
}

interface Search {
  q?: string
  sort?: string
}

interface Props<T> {
  label: string
  columns: readonly ReadColumn<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  empty: { title: string; hint: string; action?: ReactNode }
  /** Filter and order of this table are in the address. */
  search?: Search
  onSearch?: (change: Search, replace?: boolean) => void
  extra?: ReactNode
  /** Without a field to filter by, as beside another table. */
  plain?: boolean
  selected?: string
  onOpen?: (row: T) => void
  mark?: (row: T) => string | undefined
  below?: (row: T) => ReactNode
}

const MOST = 200

/** A button or a link in a row has a purpose of its own, and so has what it opens over the page. */
const isOfRow = ({ target, currentTarget }: MouseEvent) => target instanceof Element && currentTarget.contains(target) && !target.closest('button, a, input')

/** A table of what came whole: plain elements, sorted and filtered here; cards on a phone. */
export function ReadTable<T>({ label, columns, rows, rowKey, empty, search, onSearch, extra, plain, selected, onOpen, mark, below }: Props<T>) {
  const [own, setOwn] = useState<Search>({})
  const [most, setMost] = useState(MOST)
  const { q = '', sort } = search && onSearch ? search : own
  const change = (next: Search, replace?: boolean) => (onSearch ? onSearch(next, replace) : setOwn((before) => ({ ...before, ...next })))
  const sorted = useMemo(() => {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const fitting = rows.filter((row) => words.every((word) => columns.some((column) => String(column.value(row) ?? '').toLowerCase().includes(word))))
    const values = Object.fromEntries(columns.map((column) => [column.id, (row: { id: string; row: T }) => column.value(row.row)]))
    return sortRows(fitting.map((row) => ({ id: rowKey(row), row })), sort, values)
    // `rowKey` is a plain function of the row.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, columns, q, sort])
  if (rows.length === 0) return <EmptyState title={empty.title} action={empty.action}>{empty.hint}</EmptyState>
  return (
    <>
      {(!plain || extra) && (
        <div className="read-head">
          {!plain && <QueryBox label={text.pages.read.filter(label)} placeholder={text.pages.read.filterHint} value={q} onChange={(next) => change({ q: next || undefined }, true)} />}
          {extra}
          <span className="spacer" />
          {!plain && <Button variant="subtle" onClick={() => download(`${label}.csv`, csvOf(columns, sorted.map(({ row }) => row)))}>{text.pages.read.csv}</Button>}
        </div>
      )}
      {sorted.length === 0 ? (
        <EmptyState title={text.palette.nothing} action={<Button variant="default" onClick={() => change({ q: undefined })}>{text.guests.clear}</Button>}>{text.guests.noMatch(q)}</EmptyState>
      ) : (
        <div className="table-scroll">
          <table className="read-table">
            <caption className="sr-only">{label}</caption>
            <thead>
              <tr>
                {columns.map((column) => {
                  const direction = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined
                  return (
                    <th key={column.id} scope="col" data-align={column.align} data-wide={column.wide || undefined} aria-sort={direction}>
                      <button type="button" onClick={() => change({ sort: direction === 'ascending' ? `-${column.id}` : column.id })}>
                        {column.header}<span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
                      </button>
                    </th>
                  )
                })}
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, most).map(({ id, row }) => {
                const more = below?.(row)
                return [
                  <tr key={id} data-mark={mark?.(row)} data-selected={selected === id || undefined} onClick={onOpen && ((event) => isOfRow(event) && onOpen(row))} data-open={onOpen ? true : undefined}>
                    {columns.map((column, i) => {
                      const shown = column.cell ? column.cell(row) : (column.value(row) ?? text.common.none)
                      return (
                        <td key={column.id} data-align={column.align} data-label={column.header} data-wide={column.wide || undefined}>
                          {i === 0 && onOpen ? (
                            <button type="button" className="link" onClick={(event) => { event.stopPropagation(); onOpen(row) }} aria-expanded={selected === undefined ? undefined : selected === id}>{shown}</button>
                          ) : shown === '' ? text.common.none : shown}
                        </td>
                      )
                    })}
                  </tr>,
                  more ? <tr key={`${id} more`} className="row-below"><td colSpan={columns.length}>{more}</td></tr> : null,
                ]
              })}
            </tbody>
          </table>
        </div>
      )}
      {sorted.length > most && <Button variant="default" onClick={() => setMost(most + 5 * MOST)}>{text.fleet.more(sorted.length - most)}</Button>}
    </>
  )
}
