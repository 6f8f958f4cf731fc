import { useQuery } from '@tanstack/react-query'
import type { Change } from '../../api/changes'
import { guestById } from '../../inventory/guests/queries'
import { plannedName } from '../look'

/** What the changed object is called, as it is typed to confirm: what the change names of its target, else the guest, else the node. */
export function useObjectName(change: Change): string {
  const { controller_id, target, target_id } = change
  const named = target_id && target_id !== String(target.vmid) ? target_id : undefined
  const isGuest = target.vmid !== null && target.vmid !== undefined
  const id = `${controller_id}/${target.vmid}`
  const found = useQuery({ ...guestById(id), enabled: isGuest && named === undefined })
  return named ?? found.data?.items.find((guest) => guest.id === id)?.name ?? plannedName(change) ?? (isGuest ? String(target.vmid) : target.node ?? '')
}
