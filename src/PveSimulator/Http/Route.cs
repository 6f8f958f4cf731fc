namespace Hypervisor.PveSimulator;

internal sealed record Route(string Method, string Template, ParameterSet Parameters, Permission Permission, Func<Call, object?> Answer)
{
    public string[] Segments { get; } = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A ticket is needed, an API token is refused.</summary>
    public bool RefusesTokens { get; init; }

    /// <summary>The entry node answers by itself, whatever node the path names.</summary>
    public bool IsAnsweredAtEntry { get; init; }

    /// <summary>Counted under this name.</summary>
    public string Name { get; } = $"{Method} {Template}";
}
