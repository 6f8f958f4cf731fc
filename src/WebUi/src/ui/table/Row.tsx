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
  /** Undefined: rows can't be picked. */
  picked?: boolean
  pickLabel?: string
  onPick?: (index: number, range: boolean) => void
  menuLabel?: string
  onMenu?: (index: number, at: Element) => void
}

const TINT_MS = 600

/** Plain elements, memoised: library components here cost the frame rate. */
function PlainRow<T>({ row, identity, id, index, top, columns, selected, focused, mark, phone, onOpen, picked, pickLabel, onPick, menuLabel, onMenu }: Props<T>) {
  const element = useRef<HTMLDivElement>(null)
  const seen = useRef({ row, identity })
  useEffect(() => {
    const changed = seen.current.identity === identity && seen.current.row !== row && seen.current.row !== undefined
    seen.current = { row, identity }
    if (!changed || !element.current?.animate || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current.animate([{ backgroundColor: 'var(--selected)' }, {}], TINT_MS)
  }, [row, identity])
  const before = picked !== undefined && row !== undefined && (
    <input
      type="checkbox"
      className="pick"
      tabIndex={-1}
      aria-label={pickLabel}
      checked={picked}
      onChange={() => undefined}
      onClick={(event) => {
        event.stopPropagation()
        onPick?.(index, event.shiftKey)
      }}
    />
  )
  const after = menuLabel !== undefined && (
    <button
      type="button"
      className="icon-button row-menu"
      tabIndex={-1}
      aria-label={menuLabel}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation()
        onMenu?.(index, event.currentTarget)
      }}
    >
      <span aria-hidden="true">⋯</span>
    </button>
  )
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
      data-picked={picked || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(index)}
      onKeyDown={undefined}
    >
      {phone ? (
        <div role="gridcell" className="td td-phone">{before}{row && phone(row)}{after}</div>
      ) : (
        columns.map((column, i) => (
          <div key={column.id} role="gridcell" className="td" data-align={column.align}>
            {i === 0 && after}{i === 0 && before}{row ? column.cell(row) : <span className="skeleton" />}
          </div>
        ))
      )}
    </div>
  )
}

export const Row = memo(PlainRow) as typeof PlainRow
