import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isPageKey } from '../ui/keys'
import { openKeys } from './Keys'
import { openPalette } from './palette/store'

const WITHIN_MS = 1500
const GO = { f: '/', g: '/guests', n: '/nodes', c: '/changes', t: '/tasks' } as const

// A row has a menu of its own on that key.
const inGrid = (target: EventTarget | null) => target instanceof Element && target.closest('[role="grid"]') !== null

/** `g` and a letter go to a page, `?` lists the keys, `.` opens the actions of what has the focus. */
export function useGoKeys() {
  const navigate = useNavigate()
  useEffect(() => {
    let pressed = 0
    const onKey = (event: KeyboardEvent) => {
      if (!isPageKey(event)) return
      const to = event.timeStamp - pressed < WITHIN_MS ? GO[event.key as keyof typeof GO] : undefined
      pressed = 0
      if (to) void navigate({ to })
      else if (event.key === 'g') pressed = event.timeStamp
      else if (event.key === '?') openKeys()
      else if (event.key === '.' && !inGrid(event.target)) openPalette('>')
      else return
      event.preventDefault()
      // The table below has letters of its own: `g c` opens no console.
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [navigate])
}
