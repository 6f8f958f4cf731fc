using System.Collections.Immutable;
using System.Globalization;

namespace Hypervisor.Proxmox;

/// <summary>
/// One request of the API, immutable. Paths are below <c>/api2/json</c>; each hole of the interpolated string is escaped, and what
/// could reach another path is refused with <see cref="PveFailure.InvalidRequest"/>. ToString shows no parameter, as they may be secret.
/// </summary>
public sealed class PveRequest
{
    private PveRequest(HttpMethod method, string path, string template) => (Method, Path, Template) = (method, path, template);

    private PveRequest(PveRequest other)
        : this(other.Method, other.Path, other.Template) =>
        (Parameters, IsBackground, Upload, Fold) = (other.Parameters, other.IsBackground, other.Upload, other.Fold);

    public HttpMethod Method { get; }

    /// <summary>Escaped, below the API's root.</summary>
    public string Path { get; }

    /// <summary>Background requests leave at least half of the limits to people.</summary>
    public bool IsBackground { get; private init; }

    /// <summary>In the order they were added.</summary>
    public ImmutableArray<PveParameter> Parameters { get; private init; } = [];

    public bool IsUpload => Upload is not null;

    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>The path with its holes numbered: a name with few values, for traces.</summary>
    internal string Template { get; }

    internal PveUpload? Upload { get; private init; }

    internal PveFold? Fold { get; private init; }

    public static PveRequest Get(FormattableString path) => Make(HttpMethod.Get, path);

    public static PveRequest Post(FormattableString path) => Make(HttpMethod.Post, path);

    public static PveRequest Put(FormattableString path) => Make(HttpMethod.Put, path);

    public static PveRequest Delete(FormattableString path) => Make(HttpMethod.Delete, path);

    /// <summary>Below the guest, without a leading slash: <c>Get(guest, $"config")</c>.</summary>
    public static PveRequest Get(GuestAddress guest, FormattableString path) => Make(HttpMethod.Get, guest, path);

    public static PveRequest Post(GuestAddress guest, FormattableString path) => Make(HttpMethod.Post, guest, path);

    public static PveRequest Put(GuestAddress guest, FormattableString path) => Make(HttpMethod.Put, guest, path);

    public static PveRequest Delete(GuestAddress guest, FormattableString path) => Make(HttpMethod.Delete, guest, path);

    /// <summary>The guest itself.</summary>
    public static PveRequest Delete(GuestAddress guest) => Delete($"/nodes/{guest.Node}/{guest.Kind}/{guest.Vmid}");

    /// <summary>Adds a parameter: in the query of GET and DELETE, in the form of POST and PUT. Null leaves it out.</summary>
    public PveRequest With(string name, string? value) =>
        value is null ? this : new(this) { Parameters = Parameters.Add(new(ParameterName(name), value)) };

    /// <summary>Proxmox takes 1 and 0 only.</summary>
    public PveRequest With(string name, bool? value) => With(name, value switch { true => "1", false => "0", null => null });

    public PveRequest With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public PveRequest With(string name, double? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>An array is sent as one parameter per item.</summary>
    public PveRequest With(string name, IEnumerable<string>? values) => (values ?? []).Aggregate(this, (request, value) => request.With(name, value));

    public PveRequest With(IEnumerable<KeyValuePair<string, string?>> parameters) =>
        parameters.Aggregate(this, (request, parameter) => request.With(parameter.Key, parameter.Value));

    /// <summary>Sends a file along, under the field <c>filename</c>. Such a request has its own slots and its own time limit.</summary>
    /// <param name="content">Read once, not disposed.</param>
    public PveRequest WithFile(string fileName, Stream content, long sizeBytes)
    {
        if (Method != HttpMethod.Post)
            throw Invalid("Only a POST can send a file.");
        if (fileName.Length == 0 || fileName.Any(c => char.IsControl(c) || c is '"' or '/' or '\\'))
            throw Invalid("The name of a file must not hold quotes, slashes or control characters.");
        return new(this) { Upload = new(fileName, content, sizeBytes) };
    }

    public PveRequest AsBackground() => InBackground(true);

    public PveRequest InBackground(bool isBackground) => new(this) { IsBackground = isBackground };

    internal PveRequest Reading(PveFold fold) => new(this) { Fold = fold };

    /// <summary>The read of what this request changes: Proxmox VE has it under the same path.</summary>
    /// <param name="below">What it makes, below the list that it is added to.</param>
    public PveRequest OfCurrent(string? below = null) =>
        below is null ? new(HttpMethod.Get, Path, Template) : new(HttpMethod.Get, PvePath.Check(Path + PvePath.Build($"/{below}")), $"{Template}/{{id}}");

    public override string ToString() => $"{Method} {Path}";

    internal IEnumerable<string> Secrets() => Parameters.Where(parameter => Redaction.IsSecret(parameter.Name)).Select(parameter => parameter.Value);

    internal string EncodeParameters() =>
        string.Join('&', Parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));

    internal static PveException Invalid(string reason) => new(PveFailure.InvalidRequest, reason) { NeverSent = true };

    private static PveRequest Make(HttpMethod method, FormattableString path) => new(method, PvePath.Build(path), path.Format);

    private static PveRequest Make(HttpMethod method, GuestAddress guest, FormattableString path)
    {
        var root = PvePath.Build($"/nodes/{guest.Node}/{guest.Kind}/{guest.Vmid}");
        return new(method, PvePath.Check(root + PvePath.Build(Below(path))), $"/nodes/{{node}}/{guest.Kind}/{{vmid}}/{path.Format}");
    }

    private static FormattableString Below(FormattableString path) =>
        System.Runtime.CompilerServices.FormattableStringFactory.Create("/" + path.Format, path.GetArguments());

    private static string ParameterName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : throw Invalid("A parameter has no valid name.");
}
