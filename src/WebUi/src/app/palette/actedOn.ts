import { useQuery } from '@tanstack/react-query'
import { useMatches } from '@tanstack/react-router'
import type { Guest } from '../../api/types'
import { guestDetail } from '../../inventory/guests/queries'
import { useSelection } from '../../plan/selection'
import { text } from '../../text/en'
import { count } from '../../text/formats'

/** The rows that are picked, else the guest that the page is about, else the row in focus. */
export function useActedOn(): { guests: readonly Guest[]; label: string } {
  const { picked, focused } = useSelection()
  const params = useMatches().at(-1)?.params as { controller?: string; type?: string; vmid?: string } | undefined
  const page = useQuery({
    ...guestDetail({ controller_id: params?.controller ?? '', id: `${params?.controller}/${params?.vmid}`, node: 'any', vm_type: params?.type === 'lxc' ? 'lxc' : 'qemu', vmid: Number(params?.vmid ?? 0) }),
    // The page itself asks; this only takes what it has.
    enabled: false,
  }).data?.guest
  const here = params?.vmid ? page : undefined
  const guests = picked.length > 0 ? picked : here ? [here] : focused ? [focused] : []
  const [first] = guests
  return { guests, label: guests.length > 1 ? text.keys.palette.selected(count(guests.length)) : first?.name ?? '' }
}
