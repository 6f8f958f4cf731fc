import { columnOrderingFeature, columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { preferences, usePreferences, type TableChoice } from '../preferences'

export interface Column<T> {
  id: string
  header: string
  /** Pixels; the least of a column that grows. */
  width: number
  grow?: number
  align?: 'right'
  /** What the list sorts by for this column; absent when it can't. */
  sort?: string
  cell: (row: T) => ReactNode
  /** Not shown until chosen. */
  optional?: boolean
}

const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature })
// The rows come in pages from the server, so the table keeps the columns' state alone.
const NO_ROWS: object[] = []

/** Which columns are shown and in which order, kept with the user under the table's name. */
export function useColumns<T>(name: string, columns: readonly Column<T>[]) {
  const choice = usePreferences().tables[name]
  const initial = Object.fromEntries(columns.filter((column) => column.optional).map((column) => [column.id, false]))
  const change = (part: TableChoice) => preferences.change({ tables: { ...preferences.now.tables, [name]: { ...choice, ...part } } })
  const columnVisibility: Record<string, boolean> = { ...initial, ...choice?.shown }
  const columnOrder = choice?.order ?? []
  const definitions: ColumnDef<typeof features, object>[] = columns.map(({ id, header }) => ({ id, header }))
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    state: { columnVisibility, columnOrder },
    onColumnVisibilityChange: (update) => change({ shown: typeof update === 'function' ? update(columnVisibility) : update }),
  })
  const byId = new Map(columns.map((column) => [column.id, column]))
  // The first column is the row's name, and stays where it is.
  const [first, ...others] = columns.map((column) => column.id)
  const place = new Map(columnOrder.map((id, i) => [id, i]))
  const ordered = [first!, ...others.toSorted((a, b) => (place.get(a) ?? 1000 + others.indexOf(a)) - (place.get(b) ?? 1000 + others.indexOf(b)))]
  const shown = new Set(table.getVisibleLeafColumns().map((column) => column.id))
  const move = (id: string, by: -1 | 1) => {
    const from = ordered.indexOf(id)
    const to = from + by
    if (from < 1 || to < 1 || to >= ordered.length) return
    const next = [...ordered]
    next.splice(to, 0, ...next.splice(from, 1))
    change({ order: next })
  }
  return {
    visible: ordered.filter((id) => shown.has(id)).map((id) => byId.get(id)!),
    choices: ordered.map((id, i) => ({
      id,
      header: byId.get(id)!.header,
      shown: shown.has(id),
      toggle: () => table.getColumn(id)?.toggleVisibility(),
      earlier: i > 1 ? () => move(id, -1) : undefined,
      later: i > 0 && i < ordered.length - 1 ? () => move(id, 1) : undefined,
    })),
    reset: () => {
      const { [name]: _, ...rest } = preferences.now.tables
      preferences.change({ tables: rest })
    },
  }
}
