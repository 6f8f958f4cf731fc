namespace Hypervisor.Silo;

public enum StoreKind
{
    /// <summary>A SQLite file in the data folder, for one silo.</summary>
    Embedded,

    /// <summary>A PostgreSQL database, for any number of silos.</summary>
    Postgres,
}
