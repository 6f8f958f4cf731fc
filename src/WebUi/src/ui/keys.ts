import { useEffect, useSyncExternalStore, type RefObject } from 'react'
import { preferences } from './preferences'
import { useLatest } from './useLatest'

/** Whether keys belong to what has the focus: a field, or a console. */
export const takesKeys = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[data-takes-keys]') !== null)

/** A key of one letter that is meant for the page, and not switched off. */
export const isPageKey = (event: KeyboardEvent) =>
  preferences.now.letters && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !takesKeys(event.target) && document.querySelector('[role="dialog"][aria-modal="true"]') === null

/** One letter, anywhere on the page. */
export function usePageKey(key: string, action: () => void) {
  const latest = useLatest(action)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || !isPageKey(event)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key, latest])
}

/** `/` goes to the page's query. */
export const useQueryKey = (input: RefObject<HTMLInputElement | null>) =>
  usePageKey('/', () => {
    input.current?.focus()
    input.current?.select()
  })

export interface KeyHelp {
  keys: string
  what: string
}

// What the parts on screen listen to, for the list that `?` shows.
const groups = new Map<symbol, { title: string; keys: readonly KeyHelp[] }>()
const listeners = new Set<() => void>()
let listed: { title: string; keys: readonly KeyHelp[] }[] = []

const tell = () => {
  listed = [...groups.values()].filter((group, i, all) => all.findIndex((other) => other.title === group.title) === i)
  for (const listener of listeners) listener()
}

export function useKeyHelp(title: string, keys: readonly KeyHelp[]) {
  useEffect(() => {
    const id = Symbol(title)
    groups.set(id, { title, keys })
    tell()
    return () => {
      groups.delete(id)
      tell()
    }
  }, [title, keys])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useListedKeys = () => useSyncExternalStore(subscribe, () => listed)
