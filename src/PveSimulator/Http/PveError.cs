namespace Hypervisor.PveSimulator;

/// <summary>A refusal as PVE words it: the first line of the message becomes the reason phrase.</summary>
internal sealed class PveError(int status, string message, IReadOnlyDictionary<string, string>? errors = null) : Exception(message)
{
    public int Status => status;

    public IReadOnlyDictionary<string, string>? Errors => errors;

    /// <summary>An answer without a body, as the HTTP server itself gives it.</summary>
    public bool IsBare { get; init; }

    /// <summary>Bodies that are the message as plain text.</summary>
    public bool IsText { get; init; }

    public static PveError Failed(string message) => new(500, message);

    public static PveError Denied(string detail = "") =>
        new(403, detail.Length == 0 ? "Permission check failed" : $"Permission check failed ({detail})");

    public static PveError Invalid(string parameter, string error) => Invalid(new Dictionary<string, string> { [parameter] = error });

    public static PveError Invalid(IReadOnlyDictionary<string, string> errors) => new(400, "Parameter verification failed.", errors);

    public static PveError Unauthorized(string message = "Authentication failed!") => new(401, message) { IsBare = true };
}
