import { word } from '../ui/search'

export interface ListSearch {
  q?: string
  sort?: string
  sel?: string
  site?: string
  /** The node whose drawer is open in a cluster, its part and the disk that is looked at. */
  node?: string
  ntab?: string
  disk?: string
  status?: string
  /** Which kind of a storage's content is listed. */
  content?: string
  /** The task whose log is open. */
  task?: string
  /** Hours after which a backup counts as old, and which guests are listed by it. */
  threshold?: string
  standing?: string
  range?: string
  from?: string
  to?: string
}

export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  q: word(search.q),
  sort: word(search.sort),
  sel: word(search.sel),
  site: word(search.site),
  node: word(search.node),
  ntab: word(search.ntab),
  disk: word(search.disk),
  status: word(search.status),
  content: word(search.content),
  task: word(search.task),
  threshold: word(search.threshold),
  standing: word(search.standing),
  range: word(search.range),
  from: word(search.from),
  to: word(search.to),
})
