namespace Hypervisor.PveSimulator;

internal static class FirewallRuleRoutes
{
    /// <param name="rules">The rules that the call is about, for a write under their lock.</param>
    public static void Map(RouteTable routes, FirewallScope scope, string path, Func<Call, bool, FirewallRules> rules)
    {
        var one = path + "/{pos}";
        Add("GET", path, [], scope.Audit, call => rules(call, false).List());
        Add("POST", path, FirewallParameters.CreateRule, scope.Modify, call => rules(call, true).Create(call, scope));
        Add("GET", one, [FirewallParameters.Position], scope.Audit, call => rules(call, false).Get(call));
        Add("PUT", one, FirewallParameters.UpdateRule, scope.Modify, call => rules(call, true).Update(call, scope));
        Add("DELETE", one, [FirewallParameters.Position, FirewallParameters.Digest], scope.Modify, call => rules(call, true).Delete(call));

        // The rules of guests are files of the cluster, which every node has; a node's own rules are asked of it.
        void Add(string method, string template, Parameter[] parameters, Permission permission, Func<Call, object?> answer) =>
            routes.Add(new(method, template, new([.. parameters, .. scope.InPath]), permission, answer) { IsAnsweredAtEntry = scope.IsGuest });
    }
}
