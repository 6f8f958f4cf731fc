import { memo, useEffect, useRef } from 'react'
import type { Column } from './columns'

interface Props<T> {
  row: T | undefined
  identity: string | undefined
  id: string
  index: number
  top: number
  columns: readonly Column<T>[]
  selected: boolean
  focused: boolean
  mark: string | undefined
  phone: ((row: T) => React.ReactNode) | undefined
  onOpen: (index: number) => void
}

const TINT_MS = 600

/** Plain elements, memoised: library components here cost the frame rate. */
function PlainRow<T>({ row, identity, id, index, top, columns, selected, focused, mark, phone, onOpen }: Props<T>) {
  const element = useRef<HTMLDivElement>(null)
  const seen = useRef({ row, identity })
  useEffect(() => {
    const changed = seen.current.identity === identity && seen.current.row !== row && seen.current.row !== undefined
    seen.current = { row, identity }
    if (!changed || !element.current?.animate || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current.animate([{ backgroundColor: 'var(--selected)' }, {}], TINT_MS)
  }, [row, identity])
  return (
    <div
      ref={element}
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className="tr"
      data-focused={focused || undefined}
      data-mark={mark}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(index)}
      onKeyDown={undefined}
    >
      {phone ? (
        <div role="gridcell" className="td td-phone">{row && phone(row)}</div>
      ) : (
        columns.map((column) => (
          <div key={column.id} role="gridcell" className="td" data-align={column.align}>
            {row ? column.cell(row) : <span className="skeleton" />}
          </div>
        ))
      )}
    </div>
  )
}

export const Row = memo(PlainRow) as typeof PlainRow
