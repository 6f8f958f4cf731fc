import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { GuestTable } from '../../../inventory/guests/GuestTable'
import type { GuestSearch } from '../../../inventory/guests/search'
import { text } from '../../../text/en'

const route = getRouteApi('/shell/guests')

export function GuestsPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (change: Partial<GuestSearch>, replace = false) => void navigate({ to: '/guests', search: (before) => ({ ...before, ...change }), replace }),
    [navigate],
  )
  return <GuestTable title={text.guests.title} search={search} onSearch={onSearch} site={search.site} />
}
