import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

const ENDS = ['pointerup', 'pointercancel'] as const

/** Where a rule is on its way to. */
export interface Move {
  from: number
  to: number
}

/**
 * One row on its way to another place, by pointer or keys. It comes to rest there, and nothing is done before its plan: Enter asks for it,
 * Escape puts it back.
 */
export function useMove(count: number, onPlan: (move: Move) => void) {
  const [move, setMove] = useState<Move>()
  const rows = useRef(new Map<number, HTMLElement>())
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const to = (from: number, next: number) => setMove(next === from ? undefined : { from, to: Math.max(0, Math.min(count - 1, next)) })
  const free = (index: number) => move === undefined || move.from === index
  return {
    move,
    free,
    back: () => setMove(undefined),
    /** Of each row, by its place in the list as it is stored. */
    row: (index: number) => (element: HTMLElement | null) => {
      if (element) rows.current.set(index, element)
      else rows.current.delete(index)
    },
    handle: (index: number) => ({
      onKeyDown: (event: KeyboardEvent) => {
        if (!free(index)) return
        const at = move?.to ?? index
        if (event.key === 'ArrowUp' || event.key === 'ArrowDown') to(index, at + (event.key === 'ArrowUp' ? -1 : 1))
        else if (event.key === 'Home' || event.key === 'End') to(index, event.key === 'Home' ? 0 : count - 1)
        else if (event.key === 'Enter' && move) onPlan(move)
        else if (event.key === 'Escape' && move) setMove(undefined)
        else return
        event.preventDefault()
        event.stopPropagation()
      },
      onPointerDown: (event: PointerEvent) => {
        if (!free(index) || event.button !== 0) return
        // The page's listeners, as a row that changes its place in the document loses the pointer.
        const onMove = ({ clientY }: globalThis.PointerEvent) => to(index, placeAt(rows.current, clientY, index))
        stop.current?.()
        stop.current = () => {
          window.removeEventListener('pointermove', onMove)
          for (const end of ENDS) window.removeEventListener(end, stop.current!)
        }
        window.addEventListener('pointermove', onMove)
        for (const end of ENDS) window.addEventListener(end, stop.current)
      },
    }),
  }
}

/** How many other rows have their middle above the pointer: that is the place that is meant. */
export function placeAt(rows: ReadonlyMap<number, Pick<HTMLElement, 'getBoundingClientRect'>>, y: number, index: number): number {
  let above = 0
  for (const [other, row] of rows) {
    const { top, height } = row.getBoundingClientRect()
    if (other !== index && top + height / 2 < y) above++
  }
  return above
}
