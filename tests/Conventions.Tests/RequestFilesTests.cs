using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hypervisor.Conventions.Tests;

/// <summary>The request files are what a newcomer sends first: they have every read, and nothing that the API doesn't have.</summary>
public sealed partial class RequestFilesTests
{
    [Fact]
    public void Each_read_of_the_document_is_in_a_request_file()
    {
        var sent = Sent().Where(request => request.Method == "GET").Select(request => request.Path).ToArray();

        var missing = Paths()
            .Where(path => path.Method == "GET" && (path.Template.StartsWith("/api/v1/hypervisor/", StringComparison.Ordinal) || path.Template.StartsWith("/api/v1/gateway-", StringComparison.Ordinal)))
            .Where(path => !sent.Any(path.Matches))
            .Select(path => path.Template)
            .Order(StringComparer.Ordinal);

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Each_request_is_one_that_the_document_has()
    {
        var paths = Paths().ToArray();

        Sent().Where(request => request.Path.StartsWith("/api/", StringComparison.Ordinal))
            .Where(request => !paths.Any(path => path.Method == request.Method && path.Matches(request.Path)))
            .Select(request => $"{request.Method} {request.Path}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string Method, string Path)> Sent() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "requests"), "*.http")
            .SelectMany(File.ReadLines)
            .Select(line => Request().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups["method"].Value, match.Groups["path"].Value));

    private static IEnumerable<DocumentedPath> Paths()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "WebApi", "openapi.json")));
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new DocumentedPath(operation.Name.ToUpperInvariant(), path.Name),
        ];
    }

    private sealed record DocumentedPath(string Method, string Template)
    {
        private readonly Regex pattern = new($"^{Regex.Replace(Template.TrimEnd('/'), @"\{[^}]+\}", "[^/]+")}/?$");

        public bool Matches(string path) => pattern.IsMatch(path);
    }

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|PATCH|DELETE) \{\{host\}\}(?<path>/[^?\s]*)")]
    private static partial Regex Request();
}
