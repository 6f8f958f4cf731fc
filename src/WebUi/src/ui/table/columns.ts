import { columnOrderingFeature, columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'

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

/** Which columns are shown, kept in this browser under the table's name. */
export function useColumns<T>(name: string, columns: readonly Column<T>[]) {
  const initial = Object.fromEntries(columns.filter((column) => column.optional).map((column) => [column.id, false]))
  const [columnVisibility, setColumnVisibility] = useLocalStorage<Record<string, boolean>>({ key: `hypervisor.columns.${name}`, defaultValue: initial, getInitialValueInEffect: false })
  const definitions: ColumnDef<typeof features, object>[] = columns.map(({ id, header }) => ({ id, header }))
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    state: { columnVisibility },
    onColumnVisibilityChange: (update) => setColumnVisibility((before) => (typeof update === 'function' ? update(before) : update)),
  })
  const shown = new Set(table.getVisibleLeafColumns().map((column) => column.id))
  return {
    visible: columns.filter((column) => shown.has(column.id)),
    choices: table.getAllLeafColumns().map((column) => ({
      id: column.id,
      header: columns.find((each) => each.id === column.id)!.header,
      shown: column.getIsVisible(),
      toggle: () => column.toggleVisibility(),
    })),
    reset: () => setColumnVisibility(initial),
  }
}
