package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What somebody gets who depends on the Java DSL: its pom is published as it stands. */
class PublishedPomTest {
  @Test
  void itDependsOnTheCoreAndOnNothingElse() throws Exception {
    assertThat(shippedDependencies(Path.of("pom.xml"))).containsExactly("dev.joins:joins-core");
  }

  @Test
  void itsParentsAddNothing() throws Exception {
    assertThat(shippedDependencies(Path.of("../pom.xml"))).isEmpty();
    assertThat(shippedDependencies(Path.of("../../pom.xml"))).isEmpty();
  }

  @Test
  void scalaIsNotOnItsClassPath() {
    assertThatThrownBy(() -> Class.forName("scala.Option"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void theTestSeesScalaWhereItIs() throws Exception {
    assertThat(shippedDependencies(Path.of("../scala/pom.xml")))
        .contains("org.scala-lang:scala3-library_3");
  }

  /** Those of the project itself, not of its plugins or of what it manages, tests left out. */
  private static List<String> shippedDependencies(Path pom) throws Exception {
    var project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    var found = new ArrayList<String>();
    for (var dependencies : children(project, "dependencies")) {
      for (var dependency : children(dependencies, "dependency")) {
        var scope = children(dependency, "scope").stream().map(Node::getTextContent).toList();
        if (!scope.contains("test")) {
          found.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
        }
      }
    }
    return found;
  }

  private static String text(Element parent, String name) {
    return children(parent, name).getFirst().getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
