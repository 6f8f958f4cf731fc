import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { visit } from './palette/recent'

const SETTLE_MS = 1000

/** Keeps the objects that somebody stays at, by the title that the breadcrumb gave the page. */
export function useVisited() {
  const match = useMatches().at(-1)
  const path = match?.pathname.replace(/^\/hypervisor(?=\/)/, '')
  const isObject = path?.startsWith('/c/') === true || (path?.startsWith('/changes/') ?? false)
  useEffect(() => {
    if (!isObject || !path) return
    const timer = setTimeout(() => visit({ label: document.title.split(' · ').slice(0, -1).join(' · '), address: path }), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [isObject, path])
}
