namespace Hypervisor.WebApi;

/// <summary>How a value is held against its threshold.</summary>
internal enum Comparison
{
    Gt,
    Gte,
    Lt,
    Lte,
    Eq,
}
