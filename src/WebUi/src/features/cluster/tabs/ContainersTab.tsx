import { useMemo } from 'react'
import { GuestTable } from '../../../inventory/guests/GuestTable'
import { guestSearch } from '../../../inventory/guests/search'
import { text } from '../../../text/en'
import type { ClusterTabProps } from '../tabs'

export default function ContainersTab({ controller, search, onSearch }: ClusterTabProps) {
  const valid = useMemo(() => guestSearch({ ...search }), [search])
  return <GuestTable title={text.guests.containers} search={valid} onSearch={onSearch} controller={controller} type="lxc" />
}
