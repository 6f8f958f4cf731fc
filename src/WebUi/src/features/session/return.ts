const BASE = '/hypervisor'

/** Where to go after signing in: an address of ours or the start, never another site's. */
export function safeReturn(from: string | undefined): string {
  const path = from?.startsWith(`${BASE}/`) ? from.slice(BASE.length) : from
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\') || path.startsWith('/sign-in')) return '/'
  return path
}
