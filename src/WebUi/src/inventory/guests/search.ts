import { known, word } from '../../ui/search'
import { GUEST_SORTS } from './order'

export interface GuestSearch {
  q?: string
  sort?: string
  /** The id of the guest that the drawer shows. */
  sel?: string
}

export const guestSearch = (search: Record<string, unknown>): GuestSearch => ({
  q: word(search.q),
  sort: known(search.sort, GUEST_SORTS.flatMap((sort) => [sort, `-${sort}`])),
  sel: word(search.sel),
})
