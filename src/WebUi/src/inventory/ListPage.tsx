import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, type ReactNode } from 'react'
import type { Rows } from '../api/types'
import { text } from '../text/en'
import { count } from '../text/formats'
import { EmptyState } from '../ui/EmptyState'
import { ErrorState } from '../ui/ErrorState'
import { Gaps } from '../ui/Gaps'
import { QueryBox } from '../ui/QueryBox'
import { sortRows } from '../ui/sortRows'
import { useColumns, type Column } from '../ui/table/columns'
import { ColumnsMenu } from '../ui/table/ColumnsMenu'
import { DataTable } from '../ui/table/DataTable'
import { useSettledRows } from '../ui/useSettledRows'
import type { ListSearch } from './search'

interface Props<T extends { id: string }> {
  name: string
  title: string
  words: { filter: string; placeholder: string; emptyTitle: string; empty: string }
  rows: UseQueryResult<Rows<T>>
  columns: readonly Column<T>[]
  values: Record<string, (row: T) => string | number | null>
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
  /** Filters here, where the server doesn't. */
  fits?: (row: T, q: string) => boolean
  phone: (row: T) => ReactNode
  mark?: (row: T) => string | undefined
  openable?: boolean
  menu?: { label: (row: T) => string; open: (row: T, at: Element) => void }
  extra?: ReactNode
}

/** A list that came whole: nodes and storages are hundreds, not thousands. */
export function ListPage<T extends { id: string }>({ name, title, words, rows, columns, values, search, onSearch, fits, phone, mark, openable, menu, extra }: Props<T>) {
  const { q = '', sort, sel } = search
  const { visible, choices, reset } = useColumns(name, columns)
  const all = rows.data?.items
  const matching = useMemo(() => (all ?? []).filter((row) => !fits || !q || fits(row, q.toLowerCase())), [all, fits, q])
  const sorted = useSettledRows(matching, (list) => sortRows(list, sort, values), `${sort} ${q}`)
  const rowAt = useCallback((index: number) => sorted[index], [sorted])
  const open = useCallback((row: T) => onSearch({ sel: row.id }, sel !== undefined), [onSearch, sel])
  const loading = !rows.data
  return (
    <section className="list-page" aria-label={title}>
      <div className="list-head">
        <h1>{title} <span className="muted count">{!loading && count(sorted.length)}</span></h1>
        <QueryBox label={words.filter} placeholder={fits ? words.filter : words.placeholder} value={q} onChange={(next) => onSearch({ q: next || undefined }, true)} />
        {extra}
        <ColumnsMenu choices={choices} reset={reset} />
      </div>
      {rows.data && <Gaps gaps={rows.data.gaps} />}
      {rows.isError && loading ? (
        <ErrorState what={text.error.load(title.toLowerCase())} error={rows.error} retry={() => void rows.refetch()} />
      ) : !loading && sorted.length === 0 ? (
        q ? (
          <EmptyState title={text.palette.nothing} action={<Button variant="default" onClick={() => onSearch({ q: undefined })}>{text.guests.clear}</Button>}>{text.guests.noMatch(q)}</EmptyState>
        ) : (
          <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
        )
      ) : (
        <DataTable
          label={title}
          columns={visible}
          count={loading ? 8 : sorted.length}
          rowAt={rowAt}
          rowId={(row) => row.id}
          sort={sort}
          onSort={(next) => onSearch({ sort: next })}
          selected={openable ? sel : undefined}
          onOpen={openable ? open : undefined}
          mark={mark}
          phone={phone}
          menu={menu}
        />
      )}
    </section>
  )
}
