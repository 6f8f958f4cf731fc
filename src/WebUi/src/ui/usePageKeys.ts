import { useEffect } from 'react'
import { useLatest } from './useLatest'

/** Single keys of a page. They are off where somebody types, in consoles, under a dialog, and with a modifier. */
export function usePageKeys(onKey: (key: string) => boolean) {
  const latest = useLatest(onKey)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return
      if (event.target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], .console-screen, .console-terminal') || document.querySelector('[role="dialog"]')) return
      if (latest.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [latest])
}
