namespace Hypervisor.PveSimulator;

/// <summary>The parameters of one route, or the keys of one property string.</summary>
internal sealed class ParameterSet
{
    public static readonly ParameterSet None = new([]);

    private readonly Dictionary<string, Parameter> _byName = [];

    public ParameterSet(IEnumerable<Parameter> parameters)
    {
        All = [.. parameters];
        foreach (var parameter in All)
        {
            if (parameter.Index is not { } index)
            {
                _byName[parameter.Name] = parameter;
                continue;
            }
            for (var i = index.First; i <= index.Last; i++) _byName[$"{parameter.Name}{i}"] = parameter with { Name = $"{parameter.Name}{i}" };
        }
    }

    public IReadOnlyList<Parameter> All { get; }

    public Parameter? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="PveError">Any parameter is unknown, missing or wrong; all errors are named at once.</exception>
    public void Verify(IReadOnlyDictionary<string, string> arguments)
    {
        var errors = Check(arguments);
        if (errors.Count > 0) throw PveError.Invalid(errors);
    }

    public Dictionary<string, string> Check(IReadOnlyDictionary<string, string> arguments)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (name, value) in arguments)
        {
            if (Find(name) is not { } parameter) errors[name] = "property is not defined in schema and the schema does not allow additional properties";
            else if (parameter.Check(value) is { } error) errors[name] = error;
        }
        foreach (var parameter in All)
        {
            if (parameter.IsRequired && !arguments.ContainsKey(parameter.Name)) errors[parameter.Name] = "property is missing and it is not optional";
        }
        return errors;
    }
}
