// The whole engine brings the regular expressions and the html templates of Go along.
import '../src/kapacitor/engine/whole';
