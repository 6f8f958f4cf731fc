import { preferences } from '../../ui/preferences'
import { stringifySearch } from '../../ui/search'
import type { ListView } from './queries'

/** A saved view as an address below the product's own. */
export const addressOf = ({ list, q, sort }: Pick<ListView, 'list' | 'q' | 'sort'>) => `/${encodeURIComponent(list)}${stringifySearch({ q, sort })}`

let begun = false

/** Where somebody begins who comes to the bare address; once, so that the fleet's own link leads there. */
export function startOnce(path: string): string | undefined {
  const first = !begun
  begun = true
  const { start } = preferences.now
  return first && path === '/' && start && start !== '/' ? start : undefined
}

/** After signing in it counts again. */
export const beginAgain = () => {
  begun = false
}
