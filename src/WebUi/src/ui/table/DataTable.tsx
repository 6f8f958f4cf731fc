import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { text } from '../../text/en'
import { useKeyHelp, type KeyHelp } from '../keys'
import { PHONE } from '../media'
import type { Column } from './columns'
import { preferences, usePreferences, type Density } from '../preferences'
import { Row } from './Row'

const ROWS: Record<Density, number> = { compact: 26, default: 32, comfortable: 40 }
const PHONE_ROW = 60
const OVERSCAN = 12

const { what } = text.keys
const TABLE_KEYS: readonly KeyHelp[] = [
  { keys: 'j k', what: what.rows },
  { keys: 'Home End', what: what.ends },
  { keys: 'Enter', what: what.open },
  { keys: 'o', what: what.preview },
]
const TABLE_KEYS_PICKING: readonly KeyHelp[] = [...TABLE_KEYS, { keys: 'x', what: what.pick }, { keys: 'Ctrl A', what: what.page }, { keys: '.', what: what.menu }]

interface Props<T> {
  label: string
  columns: readonly Column<T>[]
  count: number
  /** Undefined: not loaded yet. */
  rowAt: (index: number) => T | undefined
  rowId: (row: T) => string
  /** What the rows are sorted by, `-` before it for descending. */
  sort?: string
  onSort?: (sort: string) => void
  selected?: string
  onOpen?: (row: T) => void
  /** What Enter does, where that is more than `onOpen`. */
  onEnter?: (row: T) => void
  /** Which rows are on screen. */
  onRange?: (first: number, last: number) => void
  /** How the row looks besides its values: `stale`, `gone`, `off`. */
  mark?: (row: T) => string | undefined
  phone: (row: T) => ReactNode
  /** Rows that are picked for a bulk action; absent where there is none. */
  picking?: Picking<T>
  /** The row's menu: `.` and a button in the row. */
  menu?: { label: (row: T) => string; open: (row: T, at: Element) => void }
  /** The row in focus, which keys and the palette act on. */
  onFocus?: (row: T | undefined) => void
  /** Further keys on the row in focus; true: it was one of them. */
  onKey?: (key: string, row: T | undefined, at: Element) => boolean
}

export interface Picking<T> {
  picked: ReadonlySet<string>
  label: (row: T) => string
  /** `to`: up to there from the row that was picked last. */
  pick: (index: number, range: boolean) => void
  pickAll: () => void
}

/** A virtual table of any length with a sticky header. Keys: j k arrows Home End PageUp PageDown, o and Enter open, x picks, . is the menu. */
export function DataTable<T>({ label, columns, count, rowAt, rowId, sort, onSort, selected, onOpen, onEnter, onRange, mark, phone, picking, menu, onFocus, onKey }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const [focused, setFocused] = useState(-1)
  const rowHeight = ROWS[usePreferences().density]
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? PHONE_ROW : rowHeight),
    overscan: OVERSCAN,
    scrollPaddingStart: isPhone ? 0 : rowHeight,
    initialRect: { width: 1200, height: 640 },
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange?.(first, last), [first, last, onRange])
  useEffect(() => virtual.measure(), [isPhone, rowHeight, virtual])

  const latest = useRef({ rowAt, onOpen, picking, menu })
  latest.current = { rowAt, onOpen, picking, menu }
  const open = useCallback((index: number) => {
    setFocused(index)
    const row = latest.current.rowAt(index)
    if (row !== undefined) latest.current.onOpen?.(row)
  }, [])

  const pick = useCallback((index: number, range: boolean) => {
    setFocused(index)
    latest.current.picking?.pick(index, range)
  }, [])
  const openMenu = useCallback((index: number, at: Element) => {
    setFocused(index)
    const row = latest.current.rowAt(index)
    if (row !== undefined) latest.current.menu?.open(row, at)
  }, [])

  const focusedRow = focused >= 0 ? rowAt(focused) : undefined
  useEffect(() => onFocus?.(focusedRow), [focusedRow, onFocus])
  useKeyHelp(text.keys.list, picking ? TABLE_KEYS_PICKING : TABLE_KEYS)

  const focus = (index: number) => {
    const next = Math.min(count - 1, Math.max(0, index))
    setFocused(next)
    virtual.scrollToIndex(next)
    // An open preview follows the keys.
    const row = rowAt(next)
    if (selected !== undefined && row !== undefined) onOpen?.(row)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (picking && event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return picking.pickAll()
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return
    if (event.key.length === 1 && !preferences.now.letters) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const moves: Record<string, number> = {
      j: focused + 1, ArrowDown: focused + 1, k: focused - 1, ArrowUp: focused - 1, PageDown: focused + page, PageUp: focused - page, Home: 0, End: count - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) focus(to)
    else if (event.key === 'Enter' && onEnter && focusedRow !== undefined) onEnter(focusedRow)
    else if ((event.key === 'Enter' || event.key === 'o') && focused >= 0) open(focused)
    else if (picking && (event.key === 'x' || event.key === 'X') && focused >= 0) picking.pick(focused, event.shiftKey)
    else if (menu && event.key === '.' && focused >= 0) openMenu(focused, document.getElementById(`${prefix}${focused}`) ?? event.currentTarget)
    else if (!onKey?.(event.key, rowAt(focused), document.getElementById(`${prefix}${focused}`) ?? event.currentTarget)) return
    event.preventDefault()
  }

  const template = columns.map((column) => (column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`)).join(' ')
  const minWidth = columns.reduce((total, column) => total + column.width, 0)

  return (
    <div
      ref={scroller}
      className="table"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={focused >= 0 && items.some((item) => item.index === focused) ? `${prefix}${focused}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-phone={isPhone || undefined}
      style={{ '--columns': template, '--least': `${minWidth}px` } as React.CSSProperties}
    >
      <div role="rowgroup" className="thead">
        <div role="row" aria-rowindex={1} className="tr tr-head">
          {isPhone ? <div role="columnheader" className="th sr-only">{label}</div> : columns.map((column) => (
            <Header key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="tbody" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(item.index)
          const identity = row === undefined ? undefined : rowId(row)
          return (
            <Row
              key={item.index}
              id={`${prefix}${item.index}`}
              row={row}
              identity={identity}
              index={item.index}
              top={item.start}
              columns={columns}
              selected={identity !== undefined && identity === selected}
              focused={item.index === focused}
              mark={row === undefined ? undefined : mark?.(row)}
              phone={isPhone ? phone : undefined}
              onOpen={open}
              picked={picking && identity !== undefined ? picking.picked.has(identity) : undefined}
              pickLabel={picking && row !== undefined ? picking.label(row) : undefined}
              onPick={pick}
              menuLabel={menu && row !== undefined ? menu.label(row) : undefined}
              onMenu={openMenu}
            />
          )
        })}
      </div>
    </div>
  )
}

function Header<T>({ column, sort, onSort }: { column: Column<T>; sort?: string; onSort?: (sort: string) => void }) {
  const by = column.sort
  const direction = by && sort === by ? 'ascending' : by && sort === `-${by}` ? 'descending' : undefined
  if (!by || !onSort) return <div role="columnheader" className="th" data-align={column.align}>{column.header}</div>
  return (
    <div role="columnheader" className="th" data-align={column.align} aria-sort={direction ?? 'none'}>
      <button type="button" onClick={() => onSort(direction === 'ascending' ? `-${by}` : by)}>
        {column.header}
        <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
      </button>
    </div>
  )
}
