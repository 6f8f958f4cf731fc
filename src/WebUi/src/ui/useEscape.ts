import { useEffect } from 'react'

/** Escape closes the top layer alone: what lies below sees that the key was taken. An open list in it closes first. */
export function useEscape(onEscape: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return
      event.preventDefault()
      onEscape()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [onEscape])
}
