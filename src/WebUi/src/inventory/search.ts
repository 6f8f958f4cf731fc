import { word } from '../ui/search'

export interface ListSearch {
  q?: string
  sort?: string
  sel?: string
  site?: string
}

export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  q: word(search.q),
  sort: word(search.sort),
  sel: word(search.sel),
  site: word(search.site),
})
