import { useMemo } from 'react'
import { GuestTable } from '../../../inventory/guests/GuestTable'
import { guestSearch } from '../../../inventory/guests/search'
import { text } from '../../../text/en'
import type { ClusterTabProps } from '../tabs'

export default function VmsTab({ controller, search, onSearch }: ClusterTabProps) {
  const valid = useMemo(() => guestSearch({ ...search }), [search])
  return <GuestTable title={text.guests.vms} search={valid} onSearch={onSearch} controller={controller} type="qemu" />
}
