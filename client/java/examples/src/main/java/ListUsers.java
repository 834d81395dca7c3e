import rollcall.client.Client;
import rollcall.client.RollcallException;
import rollcall.directory.v1.ListUsersRequest;
import rollcall.directory.v1.User;

/** Lists the users of a customer: {@code ListUsers 127.0.0.1:7071 rckey_... acme}. */
public final class ListUsers {
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      System.err.println("usage: ListUsers ADDRESS API_KEY ORGANIZATION_EXTERNAL_ID");
      System.exit(1);
    }
    var request = ListUsersRequest.newBuilder().setOrganizationExternalId(arguments[2]).build();
    try (var client = new Client(arguments[0], arguments[1])) {
      for (User user : client.users(request)) {
        String access = user.getActive() ? "has access" : "no access";
        System.out.println(user.getId() + " " + user.getEmail() + " " + access);
      }
    } catch (RollcallException error) {
      System.err.println("ListUsers: " + error.getMessage());
      System.exit(1);
    }
  }
}
