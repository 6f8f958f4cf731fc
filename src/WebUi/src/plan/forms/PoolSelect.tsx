import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ResourcePool } from '../../api/pages'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'

/** A pool of the cluster, or none. */
export function PoolSelect({ controller, value, error, onChange }: { controller: string; value: string; error?: string; onChange: (value: string) => void }) {
  const pools = useQuery({ ...clusterRead<ResourcePool[]>(controller, '/pools'), enabled: controller !== '', staleTime: 30_000, retry: false })
  return (
    <Select
      label={text.guests.head.pool}
      data={(pools.data ?? []).map((pool) => pool.poolid)}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      clearable
      placeholder={text.guestForms.noPool}
      error={error}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
